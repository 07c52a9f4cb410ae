namespace Whence.Safetensors.Tests.Fuzz;

public sealed class HeaderFuzzTests
{
    private const int FirstSeed = 20_260_000;

    [Fact]
    public void Parse_HundredThousandMutations_GivesASoundStoreOrTheTypedError()
    {
        var seen = new HashSet<SafetensorsError?>();
        var accepted = 0;
        for (var seed = FirstSeed; seed < FirstSeed + 100_000; seed++)
        {
            var file = Mutation.FromSeed(seed);
            var kind = Guard(seed, () => ParseOne(file));
            Assert.True(
                (kind is null) == FormatRules.Accept(file), $"seed {seed}: {kind} differs from the format's rules");
            accepted += kind is null ? 1 : 0;
            seen.Add(kind);
        }

        // The mutations must reach every rule, or the test would prove little.
        Assert.InRange(accepted, 1_000, 50_000);
        Assert.All(KindsOfAFile(), kind => Assert.Contains(kind, seen));
    }

    [Fact]
    public void Open_ThousandsOfMutatedFiles_StaysInsideTheFile()
    {
        using var folder = new TempFolder();
        var path = folder.At("m.safetensors");
        var accepted = 0;
        for (var seed = FirstSeed; seed < FirstSeed + 3_000; seed++)
        {
            var file = Mutation.FromSeed(seed);
            File.WriteAllBytes(path, file);
            var kind = Guard(seed, () => OpenOne(path, file));
            Assert.True(kind == Guard(seed, () => ParseOne(file)), $"seed {seed}: a mapped file gives {kind}");
            accepted += kind is null ? 1 : 0;
        }

        Assert.InRange(accepted, 40, 2_000);
    }

    private static IEnumerable<SafetensorsError?> KindsOfAFile() =>
        Enum.GetValues<SafetensorsError>().Cast<SafetensorsError?>()
            .Where(kind => kind is >= SafetensorsError.FileTooShort and <= SafetensorsError.TrailingBytes);

    private static SafetensorsError? Guard(int seed, Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (SafetensorsException error)
        {
            Assert.True(error.Message.Length < 1_000, $"seed {seed}: a message of {error.Message.Length} characters");
            return error.Kind;
        }
        catch (Exception error)
        {
            Assert.Fail($"seed {seed}: {error}");
            return null;
        }
    }

    private static void ParseOne(byte[] file)
    {
        var covered = 0L;
        foreach (var entry in HeaderReader.Parse(file, "m.safetensors").Entries)
        {
            var bytes = file.AsSpan(checked((int)entry.Offset), checked((int)entry.ByteLength));
            covered += bytes.Length;
            Assert.Equal(entry.ByteLength, entry.ElementCount * TensorTypes.Bytes(entry.Type));
        }

        Assert.Equal(file.Length - 8 - BitConverter.ToInt64(file), covered);
    }

    private static void OpenOne(string path, byte[] file)
    {
        using var store = TensorStore.Open(path);
        foreach (var entry in store.Entries.Values)
        {
            Assert.Equal(file.AsSpan((int)entry.Offset, (int)entry.ByteLength), store.Bytes(entry.Name));
        }
    }
}
