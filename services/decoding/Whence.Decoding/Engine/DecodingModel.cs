using Whence.Engine.Cpu;
using Whence.Engine.Denoising;
using Whence.Engine.Traces;
using Whence.Models;

namespace Whence.Decoding.Engine;

/// <summary>The model that is served. Only the engine's thread may compute with it.</summary>
internal sealed class DecodingModel : IDisposable
{
    private readonly LoadedModel _loaded;

    private DecodingModel(LoadedModel loaded)
    {
        _loaded = loaded;
        Origin = new TraceOrigin(loaded.Package.Name, loaded.Digest(), loaded.Denoiser.Backend);
    }

    public ModelPackage Package => _loaded.Package;

    public IDenoiser Denoiser => _loaded.Denoiser;

    /// <summary>Gets the same weights with a way back, loaded when first asked for.</summary>
    public IDifferentiableDenoiser Gradients => _loaded.Gradients;

    public CpuInspector Inspector => new(_loaded.Denoiser);

    /// <summary>Gets the model and the backend, by which traces and checkpoints are compared.</summary>
    public TraceOrigin Origin { get; }

    public static DecodingModel Open(DecodingOptions options) => new(
        LoadedModel.Open(options.Model, options.Threads == 0 ? Environment.ProcessorCount : options.Threads));

    public void Dispose() => _loaded.Dispose();
}
