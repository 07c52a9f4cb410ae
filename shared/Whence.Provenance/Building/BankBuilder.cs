using System.Security.Cryptography;
using Whence.Corpora;
using Whence.Corpora.Reading;
using Whence.Engine.Denoising;
using Whence.Provenance.Banks;
using Whence.Provenance.Vectors;
using Whence.Tensors.Threading;
using Whence.Text;

namespace Whence.Provenance.Building;

/// <summary>
/// Builds a prototype bank from a corpus:
/// <list type="number">
/// <item>Scan the corpus for its digest and for samples.</item>
/// <item>Measure centre and radius on a sample.</item>
/// <item>Read the vectors of the documents, batch by batch, and assign them to prototypes in one pass.</item>
/// <item>Sort the members by prototype and take their means.</item>
/// <item>Measure the threshold of support on text that the bank has not seen.</item>
/// </list>
/// A build that stops at any point continues from its last checkpoint and ends with the same bytes. Memory holds the
/// exemplars, one batch, the samples, and one number for each document.
/// </summary>
public sealed class BankBuilder
{
    private const int PositionsTogether = 8192;

    // What is a continuation's to change: it alters no byte of the bank.
    private const int AnyCheckpointTokens = 0;

    private readonly IDenoiser _denoiser;
    private readonly Tokenizer _tokenizer;
    private readonly WorkerPool _pool;
    private readonly BankOptions _options;
    private readonly TrainingVectorReader _reader;

    /// <summary>Initializes a new instance of the <see cref="BankBuilder"/> class.</summary>
    /// <param name="denoiser">The model; nobody else may use it meanwhile.</param>
    /// <param name="tokenizer">Its tokenizer.</param>
    /// <param name="pool">The workers that compare vectors.</param>
    /// <param name="options">How it is built.</param>
    /// <exception cref="ProvenanceException">An option cannot be.</exception>
    public BankBuilder(IDenoiser denoiser, Tokenizer tokenizer, WorkerPool pool, BankOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pool);
        (_denoiser, _tokenizer, _pool, _options) = (denoiser, tokenizer, pool, options ?? new BankOptions());
        OptionChecks.Check(_options);
        _reader = new TrainingVectorReader(denoiser, tokenizer, _options.Masks);
    }

    /// <summary>Builds a bank, or continues one that was begun in the same folder.</summary>
    /// <param name="input">The model and the corpus.</param>
    /// <param name="folder">Where it is written.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="cancellation">Stops it; it can be continued.</param>
    /// <returns>What the bank says about itself.</returns>
    /// <exception cref="ProvenanceException">The folder holds something else, or the model fails.</exception>
    /// <exception cref="CorpusException">The corpus cannot be read.</exception>
    public BankManifest Build(
        BankInput input,
        string folder,
        Action<BankProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var report = progress ?? (_ => { });
        if (File.Exists(Path.Combine(folder, BankFiles.Manifest)))
        {
            throw new ProvenanceException($"{folder} holds a finished bank; give another folder or delete it.");
        }

        Directory.CreateDirectory(folder);
        report(new BankProgress(BankPhase.Scanning, 0, 0));
        var scan = CorpusScan.Of(
            input, _options, documents => report(new BankProgress(BankPhase.Scanning, documents, 0)), cancellation);
        var start = Begin(input, folder, scan, report, cancellation);
        var outside = Read(input, folder, scan, start, report, cancellation);
        var manifest = Finish(input, folder, scan, start.Calibration, outside, report, cancellation);
        foreach (var part in new[]
            { BankFiles.Checkpoint, BankFiles.MembersPart, BankFiles.VectorsPart, BankFiles.ExemplarsPart })
        {
            File.Delete(Path.Combine(folder, part));
        }

        return manifest;
    }

    private BankCheckpoint Begin(
        BankInput input, string folder, CorpusScan scan, Action<BankProgress> report, CancellationToken cancellation)
    {
        var options = _options with { CheckpointTokens = AnyCheckpointTokens };
        var inputs = BankJson.Digest(new { input.ModelDigest, scan.Digest, Options = options });
        if (BankCheckpoint.Find(folder, inputs) is { } found)
        {
            return found;
        }

        report(new BankProgress(BankPhase.Calibrating, 0, scan.Documents));
        var calibration = Calibrating.Measure(_reader, scan.Sample, _options, cancellation);
        var begun = new BankCheckpoint(inputs, calibration, 0, 0, 0, 0);
        begun.Save(folder);
        return begun;
    }

    private long Read(
        BankInput input,
        string folder,
        CorpusScan scan,
        BankCheckpoint start,
        Action<BankProgress> report,
        CancellationToken cancellation)
    {
        using var parts = BankParts.Open(folder, _denoiser.Config.Width, start);
        var exemplars = start.Calibration.ToExemplars();
        var assignment = new MemberAssignment(_pool, parts, exemplars, _options.PrototypesMax);
        var (done, positions, unsaved) = (start.Documents, 0L, 0L);
        foreach (var batch in Batches(input, start.Documents))
        {
            cancellation.ThrowIfCancellationRequested();
            var vectors = _reader.Read(batch, cancellation);
            assignment.Add(batch, vectors, done);
            done += batch.Count;
            positions += vectors.Positions;
            unsaved += vectors.Positions;
            if (unsaved >= _options.CheckpointTokens || done == scan.Documents)
            {
                parts.Save(start, done);
                unsaved = 0;
            }

            report(new BankProgress(BankPhase.Building, done, scan.Documents, positions, assignment.Prototypes));
        }

        var grouping = new MemberGrouping(parts, folder, exemplars);
        return grouping.Write(
            (prototypes, all) => report(
                new BankProgress(BankPhase.Grouping, prototypes, all, positions, prototypes)),
            cancellation);
    }

    // A batch depends on the documents from its first on alone, so a continued build has the same batches.
    private IEnumerable<List<CorpusDocument>> Batches(BankInput input, int skip)
    {
        var (batch, characters) = (new List<CorpusDocument>(), 0);
        foreach (var document in CorpusReader.Read(input.CorpusFile, input.Reading)
            .Where(document => document.Split != _options.HeldOutSplit)
            .Skip(skip))
        {
            batch.Add(document);
            characters += document.Text.Length;
            if (characters >= PositionsTogether)
            {
                yield return batch;
                (batch, characters) = ([], 0);
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private BankManifest Finish(
        BankInput input,
        string folder,
        CorpusScan scan,
        BankCalibration calibration,
        long outside,
        Action<BankProgress> report,
        CancellationToken cancellation)
    {
        var manifest = new BankManifest
        {
            Version = BankManifest.CurrentVersion,
            Digest = string.Empty,
            Model = new BankModel(input.ModelName, input.ModelDigest, _denoiser.Config.Width),
            Corpus = new BankCorpus(scan.Digest, scan.Documents, scan.HeldOut),
            Options = _options with { CheckpointTokens = AnyCheckpointTokens },
            Calibration = calibration,
            Support = new SupportThreshold(0, _options.SupportQuantile, 0, false),
            Files = [.. BankFiles.Listed.Select(name => Describe(folder, name))],
            Prototypes = (int)(new FileInfo(Path.Combine(folder, BankFiles.Means)).Length
                / sizeof(float) / _denoiser.Config.Width),
            Members = new FileInfo(Path.Combine(folder, BankFiles.Vectors)).Length
                / sizeof(ushort) / _denoiser.Config.Width,
            Outside = outside,
        };
        report(new BankProgress(BankPhase.Supporting, 0, 1, 0, manifest.Prototypes));
        manifest = manifest with { Support = Support(folder, manifest, scan, cancellation) };
        manifest = manifest with { Digest = BankJson.Digest(manifest) };
        BankJson.Write(Path.Combine(folder, BankFiles.Manifest), manifest);
        return manifest;
    }

    private SupportThreshold Support(
        string folder, BankManifest manifest, CorpusScan scan, CancellationToken cancellation)
    {
        using var bank = PrototypeBank.Of(folder, manifest);
        var fromHeldOut = scan.HeldOutSample.Count > 0;
        var reader = fromHeldOut
            ? _reader
            : new TrainingVectorReader(
                _denoiser, _tokenizer, _options.Masks with { Seed = _options.Masks.Seed + 1 });
        return SupportMeasure.Measure(
            bank,
            reader,
            _pool,
            fromHeldOut ? scan.HeldOutSample : [.. scan.Sample.Take(_options.SupportDocuments)],
            _options.SupportQuantile,
            fromHeldOut,
            cancellation);
    }

    private static BankFile Describe(string folder, string name)
    {
        using var stream = File.OpenRead(Path.Combine(folder, name));
        return new BankFile(name, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }
}
