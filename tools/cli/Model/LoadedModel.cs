using Whence.Cli.Concepts;
using Whence.Cli.Terminal;
using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Safetensors;
using Whence.Tensors.Threading;
using Whence.Text;

namespace Whence.Cli.Model;

/// <summary>A model that is ready to answer: configuration, tokenizer, catalogue and weights of one folder.</summary>
internal sealed class LoadedModel : IDisposable
{
    private readonly TensorStore _store;
    private readonly WorkerPool _pool;

    private LoadedModel(string folder, int threads)
    {
        (Folder, Name) = (folder, ModelFolder.Name(folder));
        Config = ConfigReader.ReadFolder(folder);
        Tokenizer = Tokenizer.Open(folder);
        TokenizerChecks.Check(Tokenizer, Config, folder);
        Catalogue = ConceptCatalogue.Read(folder, Config.Concepts.Known);
        StopTokens = GenerationDefaults.Read(folder, Config.VocabularySize).StopTokens;
        _store = TensorStore.Open(folder);
        _pool = new WorkerPool(threads);
        try
        {
            TensorSchema.CheckFinite(_store);
            Denoiser = CpuDenoiser.Load(Config, _store, _pool);
        }
        catch
        {
            _pool.Dispose();
            _store.Dispose();
            throw;
        }
    }

    public string Folder { get; }

    public string Name { get; }

    public ModelConfig Config { get; }

    public Tokenizer Tokenizer { get; }

    public ConceptCatalogue Catalogue { get; }

    public IReadOnlyList<int> StopTokens { get; }

    public CpuDenoiser Denoiser { get; }

    /// <summary>Opens a model folder, or the model that comes with the command.</summary>
    public static LoadedModel Open(string? folder, int threads) => new(ModelFolder.Resolve(folder), threads);

    /// <summary>Returns the SHA-256 of the weights; it reads all of them.</summary>
    public string Digest() => _store.Sha256();

    public void Dispose()
    {
        Denoiser.Dispose();
        _pool.Dispose();
        _store.Dispose();
    }
}
