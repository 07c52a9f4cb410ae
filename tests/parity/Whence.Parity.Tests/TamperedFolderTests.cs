using System.Text.Json.Nodes;
using Whence.Cli.Parity;
using Whence.Safetensors;
using Whence.Tensors.Threading;

namespace Whence.Parity.Tests;

/// <summary>Shows that the comparisons can fail: each changed number makes the check that reads it miss.</summary>
public sealed class TamperedFolderTests : IDisposable
{
    private const string Tensors = "expected.safetensors";
    private const string Json = "expected.json";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("whence-parity-");

    public TamperedFolderTests()
    {
        foreach (var file in Directory.EnumerateFiles(GoldenFolders.Locate("instruct")))
        {
            File.Copy(file, At(Path.GetFileName(file)));
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("forward.hidden")]
    [InlineData("forward.known_logits")]
    [InlineData("forward.known_weights")]
    [InlineData("forward.known_features")]
    [InlineData("forward.unk_hat")]
    [InlineData("forward.epsilon")]
    [InlineData("forward.composed")]
    [InlineData("forward.logits")]
    [InlineData("intervene_known.logits")]
    [InlineData("intervene_positions.logits")]
    [InlineData("attribution.target_logits")]
    [InlineData("attribution.known_contributions")]
    [InlineData("attribution.unk_contributions")]
    [InlineData("ig1.attributions")]
    [InlineData("ig8.attributions")]
    [InlineData("embed.composed.mean")]
    [InlineData("embed.unknown.last")]
    public void Run_ValueOffByAThousandth_MissesItsCheck(string tensor)
    {
        List<TensorData> tensors;
        using (var store = TensorStore.Open(At(Tensors)))
        {
            tensors = [.. store.Entries.Values.Select(
                entry => entry.Name == tensor ? Moved(store, entry) : Copy(store, entry))];
        }

        TensorWriter.Write(At(Tensors), tensors);
        Assert.Equal([tensor], Missed());
    }

    [Fact]
    public void Run_OtherToken_MissesItsRun()
    {
        var name = Edit(root =>
        {
            var run = root["runs"]!.AsArray().First(IsClear)!;
            var tokens = run["tokens"]!.AsArray();
            tokens[^1] = (tokens[^1]!.GetValue<int>() + 1) % 300;
            return run["name"]!.GetValue<string>();
        });
        Assert.Equal([$"run.{name}", $"run.{name}.uncached"], Missed());
    }

    [Fact]
    public void Run_OtherChunks_MissTheirCheck()
    {
        Edit(root =>
        {
            root["find_chunks"]!.AsArray()[0]!["out"] = new JsonArray(new JsonArray(0, 1), new JsonArray(90, 91));
            return string.Empty;
        });
        Assert.Equal(["find_chunks"], Missed());
    }

    [Fact]
    public void Run_OtherTopTokens_MissTheirCheck()
    {
        Edit(root =>
        {
            var scores = root["concept_top_tokens"]!["5"]!.AsArray();
            scores[0] = scores[0]!.GetValue<double>() + 1e-3;
            return string.Empty;
        });
        Assert.Equal(["concept_top_tokens.5"], Missed());
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private List<string> Missed() =>
    [
        .. ParityRunner.Run(_folder.FullName, WorkerPool.CallerOnly)
            .Where(check => !check.Passed)
            .Select(check => check.Name),
    ];

    private string Edit(Func<JsonNode, string> edit)
    {
        var root = JsonNode.Parse(File.ReadAllText(At(Json)))!;
        var result = edit(root);
        File.WriteAllText(At(Json), root.ToJsonString());
        return result;
    }

    private static bool IsClear(JsonNode? run) =>
        run!["min_argmax_margin"]!.GetValue<double>() > 1e-3
        && run["min_confidence_margin"]!.GetValue<double>() > 1e-3;

    private static TensorData Copy(TensorStore store, TensorEntry entry) =>
        TensorData.Bytes(entry.Name, entry.Type, entry.Shape, store.Bytes(entry.Name).ToArray());

    // Moves the largest value, which every comparison reads, by a thousandth of itself and a thousandth.
    private static TensorData Moved(TensorStore store, TensorEntry entry)
    {
        var values = store.ReadFloats(entry.Name);
        var largest = Enumerable.Range(0, values.Length).MaxBy(i => MathF.Abs(values[i]));
        values[largest] += MathF.CopySign(1e-3f * (1 + MathF.Abs(values[largest])), values[largest]);
        return TensorData.Floats(entry.Name, entry.Shape, values);
    }
}
