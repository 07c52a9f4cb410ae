using Whence.Provenance.Banks;

namespace Whence.Provenance.Building;

/// <summary>Where an unfinished build stands: how much of each file counts, and what a continuation must agree with.
/// </summary>
/// <param name="Inputs">The digest of model, corpus and options.</param>
/// <param name="Calibration">Centre and radius.</param>
/// <param name="Documents">The documents done.</param>
/// <param name="DocumentBytes">The bytes of <c>documents.jsonl</c> that count.</param>
/// <param name="Members">The members written.</param>
/// <param name="Prototypes">The exemplars written.</param>
internal sealed record BankCheckpoint(
    string Inputs, BankCalibration Calibration, int Documents, long DocumentBytes, long Members, int Prototypes)
{
    public static BankCheckpoint? Find(string folder, string inputs)
    {
        var file = Path.Combine(folder, BankFiles.Checkpoint);
        if (!File.Exists(file))
        {
            return null;
        }

        var checkpoint = BankJson.Read<BankCheckpoint>(file);
        return checkpoint.Inputs == inputs
            ? checkpoint
            : throw new ProvenanceException(
                $"{folder} holds an unfinished bank of another model, corpus or options; finish that one or delete " +
                "it.");
    }

    public void Save(string folder) => BankJson.Write(Path.Combine(folder, BankFiles.Checkpoint), this);
}
