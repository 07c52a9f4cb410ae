using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Parameters;
using Whence.Models;
using Whence.Safetensors;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;

namespace Whence.Scorecard.Subjects;

/// <summary>A model that is examined: a trained one, or its twin with weights that learned nothing.</summary>
public sealed class Subject : IDisposable
{
    private readonly WorkerPool _pool;
    private readonly ParameterSet _parameters;
    private readonly Lazy<IDifferentiableDenoiser> _gradients;

    private Subject(ModelPackage package, ParameterSet parameters, int threads)
    {
        (Package, _parameters, _pool) = (package, parameters, new WorkerPool(threads));
        Denoiser = CpuDenoiser.FromParameters(parameters, _pool);
        _gradients = new Lazy<IDifferentiableDenoiser>(() => new CpuDifferentiableDenoiser(parameters, _pool));
    }

    /// <summary>Gets everything of the model but the weights.</summary>
    public ModelPackage Package { get; }

    /// <summary>Gets the model.</summary>
    public IDenoiser Denoiser { get; }

    /// <summary>Gets the model's gradients; they are prepared when first asked for.</summary>
    public IDifferentiableDenoiser Gradients => _gradients.Value;

    /// <summary>Gets the configuration.</summary>
    public ModelConfig Config => Package.Config;

    /// <summary>Opens a trained model.</summary>
    public static Subject Open(string folder, int threads)
    {
        var package = ModelPackage.Open(folder);
        using var store = TensorStore.Open(folder);
        return new Subject(package, ParameterSet.Load(package.Config, store), threads);
    }

    /// <summary>Returns a model of the same shape with fresh weights.</summary>
    /// <param name="package">The shape and the vocabulary.</param>
    /// <param name="seed">The seed of the weights.</param>
    /// <param name="threads">Threads to compute with.</param>
    /// <param name="tableScale">A factor on token and concept embeddings: fresh logits are nearly all zero, about 20
    /// gives them the size of trained ones.</param>
    public static Subject Untrained(ModelPackage package, ulong seed, int threads, float tableScale = 1)
    {
        ArgumentNullException.ThrowIfNull(package);
        var parameters = ParameterSet.Initialize(package.Config, seed);
        var tables = parameters.All.Where(p => p.Spec.Role is ParameterRole.Embedding or ParameterRole.ConceptTable);
        foreach (var table in tables)
        {
            Elementwise.Scale(table.Value, tableScale);
        }

        return new Subject(package, parameters, threads);
    }

    /// <summary>Answers a prompt.</summary>
    public DecodeResult Decode(string prompt, GenerationOptions options) =>
        new Decoder(Denoiser).Decode(new DecodeRequest(Encode(prompt), Stopping(options)));

    /// <summary>Returns the tokens of a prompt.</summary>
    public int[] Encode(string prompt) => Package.Tokenizer.Encode(prompt);

    /// <summary>Returns options that end answers where the model's own do.</summary>
    public GenerationOptions Stopping(GenerationOptions options) => options with { StopTokens = Package.StopTokens };

    /// <summary>Returns the text of an answer.</summary>
    public string Text(DecodeResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Package.Tokenizer.Decode([.. result.Answer]);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Denoiser.Dispose();
        _pool.Dispose();
    }
}
