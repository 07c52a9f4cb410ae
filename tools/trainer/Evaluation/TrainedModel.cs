using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Diffusion;
using Whence.Safetensors;
using Whence.Tensors.Threading;
using Whence.Text;
using Whence.Trainer.Corpus;
using Whence.Trainer.Terminal;

namespace Whence.Trainer.Evaluation;

/// <summary>A model folder opened for evaluation.</summary>
internal sealed class TrainedModel : IDisposable
{
    private readonly WorkerPool _pool;
    private readonly Decoder _decoder;
    private readonly CancellationToken _cancellation;
    private readonly int _stop;

    public TrainedModel(string folder, int workers, CancellationToken cancellation)
    {
        Config = ConfigReader.ReadFolder(folder);
        Tokenizer = Tokenizer.Open(folder);
        _stop = Stop(Tokenizer, folder);
        _cancellation = cancellation;
        _pool = new WorkerPool(workers);
        using var store = TensorStore.Open(folder);
        Denoiser = CpuDenoiser.Load(Config, store, _pool);
        _decoder = new Decoder(Denoiser);
    }

    public ModelConfig Config { get; }

    public Tokenizer Tokenizer { get; }

    public CpuDenoiser Denoiser { get; }

    /// <summary>Answers a prompt greedily, one token per step.</summary>
    /// <exception cref="OperationCanceledException">Ctrl+C was pressed.</exception>
    public DecodeResult Complete(string prompt, int tokens)
    {
        _cancellation.ThrowIfCancellationRequested();
        return _decoder.Decode(new DecodeRequest(
            Tokenizer.Encode(prompt), GenerationOptions.Greedy(tokens) with { StopTokens = [_stop] }));
    }

    public string Text(DecodeResult result) => Tokenizer.Decode([.. result.Answer]);

    public void Dispose()
    {
        Denoiser.Dispose();
        _pool.Dispose();
    }

    private static int Stop(Tokenizer tokenizer, string folder) =>
        tokenizer.SpecialTokens.TryGetValue(SequenceBuilder.EndOfDocument, out var id)
            ? id
            : throw new TrainerException(
                $"The vocabulary of {folder} has no {SequenceBuilder.EndOfDocument}; "
                + "give a model that whence-trainer trained.");
}
