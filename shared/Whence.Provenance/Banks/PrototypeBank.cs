using System.Runtime.CompilerServices;
using System.Text.Json;
using Whence.Representations.Exemplars;
using Whence.Representations.LinearAlgebra;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;

namespace Whence.Provenance.Banks;

/// <summary>
/// A prototype bank that can be asked: prototypes and documents in memory, members and their vectors on the disk. Safe
/// for concurrent use.
/// </summary>
public sealed class PrototypeBank : IDisposable
{
    private readonly Prototype[] _prototypes;
    private readonly float[] _means; // [prototypes, width]
    private readonly UnitVectors _directions; // of the centred means
    private readonly ExemplarCalibration _calibration;
    private readonly RecordFile<BankMember> _members;
    private readonly RecordFile<ushort> _vectors;

    private PrototypeBank(string folder, BankManifest manifest)
    {
        (Folder, Manifest) = (folder, manifest);
        _calibration = manifest.Calibration.ToExemplars();
        Documents = ReadDocuments(folder, manifest.Corpus.Documents);
        _prototypes = ReadAll<Prototype>(BankFiles.Prototypes, manifest.Prototypes);
        _means = ReadAll<float>(BankFiles.Means, manifest.Prototypes * Width);
        _directions = new UnitVectors(Width);
        var unit = new float[Width];
        for (var i = 0; i < Count; i++)
        {
            _calibration.Normalize(Mean(i), unit);
            _directions.Add(unit);
        }

        _members = RecordFile<BankMember>.Open(Path.Combine(folder, BankFiles.Members));
        _vectors = RecordFile<ushort>.Open(Path.Combine(folder, BankFiles.Vectors), Width);
    }

    /// <summary>Gets the folder.</summary>
    public string Folder { get; }

    /// <summary>Gets what the bank says about itself.</summary>
    public BankManifest Manifest { get; }

    /// <summary>Gets the documents.</summary>
    public IReadOnlyList<BankDocument> Documents { get; }

    /// <summary>Gets the prototypes.</summary>
    public IReadOnlyList<Prototype> Prototypes => _prototypes;

    /// <summary>Gets how many prototypes there are.</summary>
    public int Count => _prototypes.Length;

    /// <summary>Gets the length of a vector.</summary>
    public int Width => Manifest.Model.Width;

    /// <summary>Opens a finished bank; the lengths of its files are checked, their bytes by
    /// <see cref="Verification.BankVerification"/>.</summary>
    /// <exception cref="ProvenanceException">The folder holds no bank that this library can read.</exception>
    public static PrototypeBank Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        try
        {
            return new PrototypeBank(folder, ReadManifest(folder));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ProvenanceException(
                $"The bank in {folder} cannot be read ({exception.Message.TrimEnd('.')}); build it again.", exception);
        }
    }

    /// <summary>Refuses a model whose vectors the bank does not hold.</summary>
    /// <param name="digest">The SHA-256 of its weights.</param>
    /// <exception cref="ProvenanceException">It is another model.</exception>
    public void RequireModel(string digest)
    {
        if (digest != Manifest.Model.Digest)
        {
            throw new ProvenanceException(
                $"The bank in {Folder} holds vectors of {Manifest.Model.Name} ({Manifest.Model.Digest}), not of " +
                $"weights {digest}; build a bank for this model.");
        }
    }

    /// <summary>Returns the mean of the members' vectors, un-centred, [width].</summary>
    public ReadOnlySpan<float> Mean(int prototype) => _means.AsSpan(prototype * Width, Width);

    /// <summary>Returns the training token that the prototype is.</summary>
    public BankMember Exemplar(int prototype) => _members.Read(_prototypes[prototype].First);

    /// <summary>Returns the members of a prototype, the exemplar first and the others in the order of the corpus.
    /// </summary>
    public BankMember[] Members(int prototype)
    {
        var members = new BankMember[_prototypes[prototype].Count];
        _members.Read(_prototypes[prototype].First, members);
        return members;
    }

    /// <summary>Writes the vector of a member, [width].</summary>
    /// <param name="prototype">The prototype.</param>
    /// <param name="member">The number of the member among its members.</param>
    /// <param name="vector">[width].</param>
    public void Vector(int prototype, int member, Span<float> vector)
    {
        var narrow = new ushort[Width];
        _vectors.Read(_prototypes[prototype].First + member, narrow);
        Bf16.Widen(narrow, vector);
    }

    /// <summary>Returns the vectors of all members of a prototype, [members, width].</summary>
    public float[] Vectors(int prototype)
    {
        var narrow = new ushort[_prototypes[prototype].Count * Width];
        _vectors.Read(_prototypes[prototype].First, narrow);
        var wide = new float[narrow.Length];
        Bf16.Widen(narrow, wide);
        return wide;
    }

    /// <summary>Returns how often each source has a member among those of a prototype, the most frequent first.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, int>> Sources(int prototype) =>
    [
        .. Members(prototype).CountBy(member => Documents[member.Document].Source)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal),
    ];

    /// <summary>Returns for each vector the nearest prototypes, nearest first.</summary>
    /// <param name="pool">The workers.</param>
    /// <param name="vectors">Composed vectors, not centred, [rows, width].</param>
    /// <param name="count">How many prototypes for each.</param>
    public IReadOnlyList<IReadOnlyList<PrototypeMatch>> Nearest(
        WorkerPool pool, ReadOnlySpan<float> vectors, int count)
    {
        const int rowsTogether = 16;
        var matches = new List<IReadOnlyList<PrototypeMatch>>();
        var (kept, block) = (Math.Min(count, Count), rowsTogether * Width);
        var (units, cosines) = (new float[block], new float[rowsTogether * Count]);
        var (indices, top) = (new int[kept], new float[kept]);
        for (var first = 0; first < vectors.Length; first += block)
        {
            var rows = Math.Min(block, vectors.Length - first) / Width;
            for (var row = 0; row < rows; row++)
            {
                _calibration.Normalize(vectors.Slice(first + (row * Width), Width), units.AsSpan(row * Width, Width));
            }

            _directions.Products(pool, units, rows, 0, Count, cosines);
            for (var row = 0; row < rows; row++)
            {
                TopK.Select(cosines.AsSpan(row * Count, Count), indices, top);
                matches.Add([.. indices.Zip(top, (index, cosine) => new PrototypeMatch(index, cosine))]);
            }
        }

        return matches;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _members.Dispose();
        _vectors.Dispose();
    }

    /// <summary>Opens a bank whose manifest is not written yet.</summary>
    internal static PrototypeBank Of(string folder, BankManifest manifest) => new(folder, manifest);

    internal static BankManifest ReadManifest(string folder)
    {
        var file = Path.Combine(folder, BankFiles.Manifest);
        if (!File.Exists(file))
        {
            throw new ProvenanceException(File.Exists(Path.Combine(folder, BankFiles.Checkpoint))
                ? $"{folder} holds a bank that is not finished; build it to its end first."
                : $"{folder} holds no {BankFiles.Manifest}; give the folder of a prototype bank, or build one.");
        }

        var manifest = BankJson.Read<BankManifest>(file);
        if (manifest.Version != BankManifest.CurrentVersion)
        {
            throw new ProvenanceException(
                $"{file} has version {manifest.Version} but this program reads {BankManifest.CurrentVersion}; build " +
                "the bank again.");
        }

        if (BankJson.Digest(manifest with { Digest = string.Empty }) != manifest.Digest)
        {
            throw new ProvenanceException($"{file} was changed after it was written; build the bank again.");
        }

        foreach (var expected in manifest.Files)
        {
            var info = new FileInfo(Path.Combine(folder, expected.Name));
            if (!info.Exists || info.Length != expected.Length)
            {
                throw new ProvenanceException(
                    $"{info.FullName} has {(info.Exists ? info.Length : 0)} bytes instead of {expected.Length}; copy " +
                    "or build the bank again.");
            }
        }

        return manifest;
    }

    private static BankDocument[] ReadDocuments(string folder, int count)
    {
        BankDocument[] documents =
        [
            .. File.ReadLines(Path.Combine(folder, BankFiles.Documents)).Select(BankJson.ParseLine<BankDocument>),
        ];
        return documents.Length == count
            ? documents
            : throw new JsonException($"it lists {documents.Length} documents instead of {count}");
    }

    private T[] ReadAll<T>(string name, int count)
        where T : unmanaged
    {
        using var file = RecordFile<T>.Open(Path.Combine(Folder, name));
        if (file.Count != count)
        {
            throw new JsonException(
                $"{name} holds {file.Count * Unsafe.SizeOf<T>()} bytes instead of {count * Unsafe.SizeOf<T>()}");
        }

        var values = new T[count];
        file.Read(0, values);
        return values;
    }
}
