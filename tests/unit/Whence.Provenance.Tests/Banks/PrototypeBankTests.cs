using Whence.Provenance.Banks;
using Whence.Provenance.Verification;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;
using Whence.Testing;

namespace Whence.Provenance.Tests.Banks;

public sealed class PrototypeBankTests(TinyBank fixture) : IClassFixture<TinyBank>
{
    [Fact]
    public void Open_NoBank_SaysWhatToGive()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("holds no bank.json", Fault(folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_UnfinishedBank_SaysSo()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("checkpoint.json"), "{}");
        Assert.Contains("not finished", Fault(folder.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2", "has version 2 but this program reads 1")]
    [InlineData("\"tiny\"", "\"huge\"", "was changed after it was written")]
    [InlineData("\"version\": 1", "\"version\": x", "is not what a bank holds")]
    public void Open_ChangedManifest_IsRefused(string before, string after, string message)
    {
        using var copy = Copy();
        var file = copy.File("bank.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace(before, after, StringComparison.Ordinal));
        Assert.Contains(message, Fault(copy.Path), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Open_FileCutShort_IsNamed(string name)
    {
        using var copy = Copy();
        using (var file = new FileStream(copy.File(name), FileMode.Open))
        {
            file.SetLength(file.Length - 1);
        }

        Assert.Contains(name, Fault(copy.Path), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Verify_OneByteChanged_NamesTheFile(string name)
    {
        using var copy = Copy();
        var bytes = File.ReadAllBytes(copy.File(name));
        bytes[^2] ^= 1;
        File.WriteAllBytes(copy.File(name), bytes);
        var fault = Assert.Throws<ProvenanceException>(() => BankVerification.Check(copy.Path));
        Assert.Contains(name == "documents.jsonl" ? "bank" : name, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_BankAsBuilt_ChecksEveryPrototype()
    {
        var last = (0, 0);
        var manifest = BankVerification.Check(fixture.Path, (done, all) => last = (done, all));
        Assert.Equal(fixture.Manifest.Digest, manifest.Digest);
        Assert.Equal((fixture.Bank.Count, fixture.Bank.Count), last);
    }

    [Fact]
    public void RequireModel_OtherWeights_IsRefused()
    {
        fixture.Bank.RequireModel(fixture.Manifest.Model.Digest);
        var fault = Assert.Throws<ProvenanceException>(() => fixture.Bank.RequireModel("0123456789abcdef"));
        Assert.Contains("holds vectors of tiny", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nearest_AnyVector_IsTheFullSort()
    {
        var bank = fixture.Bank;
        var calibration = fixture.Manifest.Calibration.ToExemplars();
        var vectors = new float[20 * bank.Width];
        for (var row = 0; row < 20; row++)
        {
            bank.Vector(row % bank.Count, 0, vectors.AsSpan(row * bank.Width, bank.Width));
        }

        var found = bank.Nearest(WorkerPool.CallerOnly, vectors, 5);
        for (var row = 0; row < 20; row++)
        {
            var unit = new float[bank.Width];
            calibration.Normalize(vectors.AsSpan(row * bank.Width, bank.Width), unit);
            var cosines = Enumerable.Range(0, bank.Count).Select(prototype =>
            {
                var direction = new float[bank.Width];
                calibration.Normalize(bank.Mean(prototype), direction);
                return Elementwise.Dot(unit, direction);
            });
            Assert.Equal(
                cosines.OrderDescending().Take(5).Select(cosine => Math.Round(cosine, 4)),
                found[row].Select(match => Math.Round(match.Cosine, 4)));
        }
    }

    [Fact]
    public void Sources_OfAPrototype_CountItsMembers()
    {
        for (var prototype = 0; prototype < fixture.Bank.Count; prototype++)
        {
            var sources = fixture.Bank.Sources(prototype);
            Assert.Equal(fixture.Bank.Prototypes[prototype].Count, sources.Sum(source => source.Value));
            Assert.Equal(sources.OrderByDescending(source => source.Value).First().Value, sources[0].Value);
        }
    }

    public static TheoryData<string> Files() =>
        ["documents.jsonl", "members.bin", "vectors.bin", "prototypes.bin", "means.bin"];

    private static string Fault(string folder) =>
        Assert.Throws<ProvenanceException>(() => PrototypeBank.Open(folder)).Message;

    private TemporaryFolder Copy()
    {
        var copy = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(fixture.Path))
        {
            File.Copy(file, copy.File(Path.GetFileName(file)));
        }

        return copy;
    }
}
