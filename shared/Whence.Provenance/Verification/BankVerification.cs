using System.Security.Cryptography;
using Whence.Provenance.Banks;

namespace Whence.Provenance.Verification;

/// <summary>Checks a bank byte by byte: the digests of its files, and that they say the same.</summary>
public static class BankVerification
{
    private const float MeanTolerance = 1e-4f; // relative to the largest value of a mean

    /// <summary>Checks a finished bank.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="report">Told how many prototypes of how many were checked.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What the bank says about itself.</returns>
    /// <exception cref="ProvenanceException">The first fault.</exception>
    public static BankManifest Check(
        string folder, Action<int, int>? report = null, CancellationToken cancellation = default)
    {
        using var bank = PrototypeBank.Open(folder);
        foreach (var file in bank.Manifest.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            using var stream = File.OpenRead(Path.Combine(folder, file.Name));
            Require(
                Convert.ToHexStringLower(SHA256.HashData(stream)) == file.Digest,
                $"{Path.Combine(folder, file.Name)} is not the file that was built; copy or build the bank again.");
        }

        var members = 0L;
        for (var prototype = 0; prototype < bank.Count; prototype++)
        {
            cancellation.ThrowIfCancellationRequested();
            Require(
                bank.Prototypes[prototype].First == members && bank.Prototypes[prototype].Count > 0,
                $"Prototype {prototype} of {folder} does not begin behind the one before; build the bank again.");
            members += bank.Prototypes[prototype].Count;
            CheckMembers(bank, prototype);
            report?.Invoke(prototype + 1, bank.Count);
        }

        Require(
            members == bank.Manifest.Members,
            $"The prototypes of {folder} have {members} members instead of {bank.Manifest.Members}; build the bank " +
            "again.");
        return bank.Manifest;
    }

    private static void CheckMembers(PrototypeBank bank, int prototype)
    {
        var members = bank.Members(prototype);
        var (sum, vector) = (new double[bank.Width], new float[bank.Width]);
        for (var i = 0; i < members.Length; i++)
        {
            Require(
                members[i].Prototype == prototype && IsInside(bank, members[i]),
                $"Member {i} of prototype {prototype} of {bank.Folder} lies outside its document or its prototype; " +
                "build the bank again.");
            bank.Vector(prototype, i, vector);
            for (var j = 0; j < sum.Length; j++)
            {
                sum[j] += vector[j];
            }
        }

        var mean = bank.Mean(prototype);
        var largest = sum.Max(Math.Abs) / members.Length;
        for (var j = 0; j < sum.Length; j++)
        {
            Require(
                Math.Abs((sum[j] / members.Length) - mean[j]) <= MeanTolerance * Math.Max(largest, 1e-30),
                $"The mean of prototype {prototype} of {bank.Folder} is not that of its members; build the bank " +
                "again.");
        }
    }

    private static bool IsInside(PrototypeBank bank, BankMember member)
    {
        if ((uint)member.Document >= (uint)bank.Documents.Count)
        {
            return false;
        }

        var chunks = bank.Documents[member.Document].Chunks;
        var start = 2 * member.Chunk;
        return (uint)start + 1 < (uint)chunks.Count
            && member.StartChar >= chunks[start]
            && member.StartChar < member.EndChar
            && member.EndChar <= chunks[start + 1];
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ProvenanceException(message);
        }
    }
}
