using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Gradients;
using Whence.Engine.Tests.Support;
using Whence.Engine.Training.Objectives;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Training;

/// <summary>What is trained is what is run: the heads of training compute the features of inference.</summary>
public sealed class HeadTapeTests
{
    private static readonly ConceptConfig Concepts = TinyModels.Plain.Concepts;

    public static TheoryData<string, ConceptConfig> Limits => new()
    {
        { "plain", Concepts },
        { "fewer features than reported", Concepts with { TopKnownFeatures = 2 } },
        { "features as reported", Concepts with { TopKnownFeatures = null } },
        { "no limit on the known ones", Concepts with { TopKnown = null } },
        {
            "limits above the number of concepts",
            Concepts with { TopKnown = 99, TopKnownFeatures = 99, TopDiscovered = 99 }
        },
        { "no limit on the discovered ones", Concepts with { TopDiscovered = null } },
        { "a limit that does not apply", Concepts with { LimitDiscovered = false } },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void Features_EveryLimit_EqualThoseOfInference(string name, ConceptConfig concepts)
    {
        var set = TinyModels.Draw(TinyModels.Plain with { Concepts = concepts }, 95);
        using var denoiser = CpuDenoiser.FromParameters(set, WorkerPool.CallerOnly);
        var (rows, batch) = (new RowParallel(WorkerPool.CallerOnly), Batches.Noisy(3));
        var count = batch.MaskedRows.Length;
        var hidden = Draw.Normal(9, count * set.Config.Width);
        var (known, discovered) = (new KnownHeadTape(set), new DiscoveredHeadTape(set));
        known.Forward(rows, batch, hidden, new bool[batch.Clean.Count]);
        discovered.Forward(rows, hidden, count);
        Near.Equal(Inference(denoiser, hidden, ConceptKind.Known), Cut(known.Features), 1e-5, name);
        Near.Equal(Inference(denoiser, hidden, ConceptKind.Discovered), Cut(discovered.Features), 1e-5, name);

        float[] Cut(float[] features) => features[..hidden.Length];
    }

    private static double[] Inference(CpuDenoiser denoiser, float[] hidden, ConceptKind kind)
    {
        var features = new float[hidden.Length];
        var head = kind == ConceptKind.Known ? denoiser.KnownHead : denoiser.DiscoveredHead!;
        head.Features(denoiser.Rows, hidden, hidden.Length / denoiser.Config.Width, null, features);
        return Draw.Widen(features);
    }
}
