using Whence.Engine.Cpu;
using Whence.Engine.Parameters;
using Whence.Safetensors;
using Whence.Tensors.Threading;

namespace Whence.Models;

/// <summary>A model that is ready to answer: a package with its weights on a backend.</summary>
public sealed class LoadedModel : IDisposable
{
    private readonly TensorStore _store;
    private readonly WorkerPool _pool;
    private readonly Lazy<CpuDifferentiableDenoiser> _gradients;

    private LoadedModel(ModelPackage package, int threads)
    {
        Package = package;
        _store = TensorStore.Open(package.Folder);
        _pool = new WorkerPool(threads);
        _gradients = new Lazy<CpuDifferentiableDenoiser>(
            () => new CpuDifferentiableDenoiser(ParameterSet.Load(package.Config, _store), _pool));
        try
        {
            TensorSchema.CheckFinite(_store);
            Denoiser = CpuDenoiser.Load(package.Config, _store, _pool);
        }
        catch
        {
            _pool.Dispose();
            _store.Dispose();
            throw;
        }
    }

    /// <summary>Gets the rest of the folder.</summary>
    public ModelPackage Package { get; }

    /// <summary>Gets the model itself.</summary>
    public CpuDenoiser Denoiser { get; }

    /// <summary>
    /// Gets the same weights with a way back, made when first asked for. It holds a copy of them in float32, four bytes
    /// for each weight, and the activations of the largest batch that it has seen.
    /// </summary>
    public CpuDifferentiableDenoiser Gradients => _gradients.Value;

    /// <summary>Opens a model folder, or the model that comes with the program.</summary>
    /// <exception cref="ModelException">The folder is missing or its files do not belong together.</exception>
    public static LoadedModel Open(string? folder, int threads) => new(ModelPackage.Open(folder), threads);

    /// <summary>Loads the weights of a package.</summary>
    public static LoadedModel Load(ModelPackage package, int threads) => new(package, threads);

    /// <summary>Returns the SHA-256 of the weights; it reads all of them.</summary>
    public string Digest() => _store.Sha256();

    /// <inheritdoc />
    public void Dispose()
    {
        Denoiser.Dispose();
        _pool.Dispose();
        _store.Dispose();
    }
}
