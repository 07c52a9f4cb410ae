namespace Whence.Engine.Training;

/// <summary>Where a run stands, beside its weights and moments.</summary>
internal sealed record TrainerState(int Steps, long Tokens, int Epoch, int Position, ulong Random);
