namespace Whence.Generations.Storage.Memory;

/// <summary>A generation and its events.</summary>
internal sealed class MemoryGeneration(GenerationRecord record)
{
    public GenerationRecord Record { get; set; } = record;

    public List<GenerationEvent> Events { get; } = [];
}
