using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Diffusion;
using Whence.Safetensors;
using Whence.Tensors.Threading;
using Whence.Text;
using Whence.Trainer.Corpus;

namespace Whence.Trainer.Evaluation;

/// <summary>A model folder opened for evaluation.</summary>
internal sealed class TrainedModel : IDisposable
{
    private readonly WorkerPool _pool;
    private readonly Decoder _decoder;
    private readonly int _stop;

    public TrainedModel(string folder, int workers)
    {
        Config = ConfigReader.ReadFolder(folder);
        Tokenizer = Tokenizer.Open(folder);
        _pool = new WorkerPool(workers);
        using var store = TensorStore.Open(folder);
        Denoiser = CpuDenoiser.Load(Config, store, _pool);
        _decoder = new Decoder(Denoiser);
        _stop = Tokenizer.SpecialTokens[SequenceBuilder.EndOfDocument];
    }

    public ModelConfig Config { get; }

    public Tokenizer Tokenizer { get; }

    public CpuDenoiser Denoiser { get; }

    /// <summary>Answers a prompt greedily, one token per step.</summary>
    public DecodeResult Complete(string prompt, int tokens) => _decoder.Decode(new DecodeRequest(
        Tokenizer.Encode(prompt), GenerationOptions.Greedy(tokens) with { StopTokens = [_stop] }));

    public string Text(DecodeResult result) => Tokenizer.Decode([.. result.Answer]);

    public void Dispose()
    {
        Denoiser.Dispose();
        _pool.Dispose();
    }
}
