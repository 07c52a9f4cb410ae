using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Parameters;
using Whence.Engine.Tests.Support;
using Whence.Safetensors;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Parameters;

/// <summary>Checkpoints as they are published: padded, sharded, in bfloat16, tied; and as they should not be.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const string Head = "transformer.lm_head.weight";
    private const string Embedding = "transformer.tok_emb.weight";

    private static readonly int[] Tokens = TinyModels.Prompt(10, 1);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Load_WrittenModel_IsTheModelRoundedToBfloat16(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 131);
        ModelWriter.Write(set, _folder.Path);
        using var store = TensorStore.Open(_folder.Path);
        var loaded = ParameterSet.Load(set.Config, store);
        foreach (var parameter in set.All)
        {
            Near.SameBits(Rounded(parameter.Value), loaded[parameter.Spec.Name].Value, parameter.Spec.Name);
        }

        // bfloat16 that is widened in the kernel gives the bits of weights widened before.
        Same(loaded, store);
    }

    [Fact]
    public void Write_ConceptTables_ArePaddedToTheMultiple()
    {
        var set = TinyModels.Draw(TinyModels.Plain, 132);
        ModelWriter.Write(set, _folder.Path);
        using var store = TensorStore.Open(_folder.Path);
        Assert.Equal([16, 16], store.Entries["known_head.concept_embedding.weight"].Shape);
        Assert.Equal([32, 5], store.Entries["unknown_head.embedding_coef.weight"].Shape);
        Assert.Equal([40, 16], store.Entries[Embedding].Shape);
    }

    [Fact]
    public void Load_RowsOfPadding_AreNotRead()
    {
        var set = TinyModels.Draw(TinyModels.Plain, 133);
        var tensors = set.All.Select(parameter => Padded(parameter, 7, float.NaN)).ToList();
        TensorWriter.Write(_folder.At(ModelWriter.FileName), tensors);
        using var store = TensorStore.Open(_folder.Path);
        Same(set, store);
        Assert.All(ParameterSet.Load(set.Config, store).All, parameter => Assert.All(
            parameter.Value, value => Assert.True(float.IsFinite(value), $"{parameter.Spec.Name} read its padding")));
    }

    [Fact]
    public void Load_ShardedBfloat16_EqualsOneFile()
    {
        var set = TinyModels.Draw(TinyModels.Plain, 134);
        var tensors = set.All.Select(p => TensorData.BFloat16(p.Spec.Name, p.Spec.Shape, p.Value)).ToList();
        TensorWriter.WriteSharded(_folder.Path, tensors, maxShardBytes: 2000);
        using var store = TensorStore.Open(_folder.Path);
        Assert.True(store.Files.Count > 3, $"only {store.Files.Count} shards");
        Same(ParameterSet.Load(set.Config, store), store);
    }

    [Fact]
    public void Load_Float16_IsWidened()
    {
        var set = TinyModels.Draw(TinyModels.Plain, 135);
        foreach (var parameter in set.All)
        {
            foreach (ref var value in parameter.Value.AsSpan())
            {
                value = (float)(Half)value;
            }
        }

        Write(set.All.Select(parameter => TensorData.Bytes(
            parameter.Spec.Name,
            TensorType.F16,
            parameter.Spec.Shape,
            parameter.Value.SelectMany(value => BitConverter.GetBytes((Half)value)).ToArray())));
        using var store = TensorStore.Open(_folder.Path);
        Same(set, store);
    }

    [Fact]
    public void Load_TiedModelWithTheHeadsNameOnly_ReadsIt()
    {
        var set = TinyModels.Draw(TinyModels.Plain, 136);
        Write(Floats(set).Select(tensor => tensor.Name == Embedding ? Renamed(tensor, Head) : tensor));
        using var store = TensorStore.Open(_folder.Path);
        Same(set, store);
    }

    [Fact]
    public void Load_TiedModelWithBothNames_ReadsTheEmbedding()
    {
        var set = TinyModels.Draw(TinyModels.Plain, 137);
        var head = TensorData.Floats(Head, [40, 16], new float[640]);
        Write(Floats(set).Append(head));
        using var store = TensorStore.Open(_folder.Path);
        Same(set, store);
    }

    [Fact]
    public void Load_UntiedModelWithoutHead_NamesIt()
    {
        var config = TinyModels.Plain with { TiedHead = false };
        Write(Floats(TinyModels.Draw(config, 138)).Where(tensor => tensor.Name != Head));
        Refuse(config, SafetensorsError.TensorMissing, Head);
    }

    [Theory]
    [InlineData(Embedding)]
    [InlineData("transformer.blocks.1.attn.c_attn.weight")]
    [InlineData("transformer.ln_f.weight")]
    [InlineData("unknown_head.embedding_basis.weight")]
    public void Load_TensorMissing_NamesIt(string name)
    {
        Write(Floats(TinyModels.Draw(TinyModels.Plain, 139)).Where(tensor => tensor.Name != name));
        Refuse(TinyModels.Plain, SafetensorsError.TensorMissing, name);
    }

    [Theory]
    [InlineData("transformer.blocks.0.mlp.c_fc.weight", 41, 16)]
    [InlineData("transformer.blocks.0.mlp.c_fc.weight", 16, 40)]
    [InlineData(Embedding, 39, 16)]
    [InlineData(Embedding, 40, 17)]
    [InlineData("known_head.concept_predictor.weight", 11, 16)]
    [InlineData("unknown_head.predictor_up.weight", 32, 6)]
    [InlineData("unknown_head.embedding_basis.weight", 32, 5)]
    public void Load_WrongShape_NamesTheTensor(string name, int rows, int columns)
    {
        var wrong = TensorData.Floats(name, [rows, columns], new float[rows * columns]);
        Write(Floats(TinyModels.Draw(TinyModels.Plain, 140)).Select(t => t.Name == name ? wrong : t));
        Refuse(TinyModels.Plain, SafetensorsError.WrongShape, name);
    }

    [Fact]
    public void Load_WrongType_NamesTheTensor()
    {
        const string name = "transformer.ln_f.weight";
        var wrong = TensorData.Integers(name, [16], new long[16]);
        Write(Floats(TinyModels.Draw(TinyModels.Plain, 141)).Select(t => t.Name == name ? wrong : t));
        Refuse(TinyModels.Plain, SafetensorsError.WrongType, name);
    }

    [Fact]
    public void Load_TensorThatNoModelHas_NamesIt()
    {
        Write(Floats(TinyModels.Draw(TinyModels.Plain, 142)).Append(TensorData.Floats("extra.weight", [1], [1f])));
        Refuse(TinyModels.Plain, SafetensorsError.TensorUnexpected, "extra.weight");
    }

    [Fact]
    public void Load_BiasesThatTheConfigurationDenies_AreRefused()
    {
        Write(Floats(TinyModels.Draw(TinyModels.Plain with { Bias = true }, 143)));
        Refuse(TinyModels.Plain, SafetensorsError.TensorUnexpected, ".bias");
    }

    private static IEnumerable<TensorData> Floats(ParameterSet set) =>
        set.All.Select(parameter => TensorData.Floats(parameter.Spec.Name, parameter.Spec.Shape, parameter.Value));

    private static TensorData Renamed(TensorData tensor, string name) =>
        TensorData.Bytes(name, tensor.Type, tensor.Shape, tensor.Content);

    private static TensorData Padded(Parameter parameter, int rows, float filling)
    {
        var spec = parameter.Spec;
        return spec.MayBePadded
            ? TensorData.Floats(
                spec.Name,
                [spec.Rows + rows, spec.Columns],
                [.. parameter.Value, .. Enumerable.Repeat(filling, rows * spec.Columns)])
            : TensorData.Floats(spec.Name, spec.Shape, parameter.Value);
    }

    private static float[] Rounded(float[] values)
    {
        var (brain, rounded) = (new ushort[values.Length], new float[values.Length]);
        Bf16.Narrow(values, brain);
        Bf16.Widen(brain, rounded);
        return rounded;
    }

    private static void Same(ParameterSet expected, TensorStore store)
    {
        using var kept = CpuDenoiser.FromParameters(expected, WorkerPool.CallerOnly);
        using var loaded = CpuDenoiser.Load(expected.Config, store, WorkerPool.CallerOnly);
        var (one, other) = (new CpuInspector(kept).Forward(Tokens), new CpuInspector(loaded).Forward(Tokens));
        Near.SameBits(one.Logits, other.Logits, "logits");
        Near.SameBits(one.KnownFeatures, other.KnownFeatures, "known features");
        Near.SameBits(one.DiscoveredFeatures ?? [], other.DiscoveredFeatures ?? [], "discovered features");
    }

    private void Write(IEnumerable<TensorData> tensors) =>
        TensorWriter.Write(_folder.At(ModelWriter.FileName), [.. tensors]);

    private void Refuse(ModelConfig config, SafetensorsError kind, string tensor)
    {
        using var store = TensorStore.Open(_folder.Path);
        var error = Assert.Throws<SafetensorsException>(
            () => CpuDenoiser.Load(config, store, WorkerPool.CallerOnly).Dispose());
        Assert.Equal(kind, error.Kind);
        Assert.Contains(tensor, error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, error.Message, StringComparison.Ordinal);
        Assert.Equal(kind, Assert.Throws<SafetensorsException>(() => ParameterSet.Load(config, store)).Kind);
    }
}
