using Whence.Cli.Concepts;
using Whence.Cli.Terminal;
using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Diffusion;
using Whence.Models;
using Whence.Models.Concepts;
using Whence.Safetensors;
using Whence.Tensors.Threading;
using Whence.Text;

namespace Whence.Cli.Model;

/// <summary>Checks the files of a model one by one, so that one wrong file does not hide another.</summary>
internal sealed class ModelVerifier
{
    private readonly string _folder;
    private readonly List<ModelCheck> _checks = [];
    private ModelConfig? _config;

    private ModelVerifier(string folder) => _folder = folder;

    public static VerifyReport Verify(string folder)
    {
        var verifier = new ModelVerifier(folder);
        verifier.Run();
        return new VerifyReport(verifier._checks.All(check => check.Status != ModelCheck.Failed), verifier._checks);
    }

    private void Run()
    {
        Check("config", CheckConfig);
        Check("finite", CheckFinite);
        CheckWith("weights", CheckWeights);
        CheckWith("decoding", CheckDecoding);
        CheckWith("tokenizer", CheckTokenizer);
        CheckWith("stops", CheckStops);
        CheckWith("catalogue", CheckCatalogue);
    }

    private string CheckConfig()
    {
        _config = ConfigReader.ReadFolder(_folder);
        return $"{_config.Layers} layers x {_config.Width}, vocabulary {_config.VocabularySize}";
    }

    private string CheckFinite()
    {
        using var store = TensorStore.Open(_folder);
        TensorSchema.CheckFinite(store);
        return $"no value of {store.Entries.Count} tensors is NaN or infinite";
    }

    // Loading compares names, shapes and types with the configuration.
    private string CheckWeights(ModelConfig config)
    {
        using var store = TensorStore.Open(_folder);
        using var denoiser = CpuDenoiser.Load(config, store, WorkerPool.CallerOnly);
        return $"{store.Entries.Count} tensors fit the configuration";
    }

    private string? CheckDecoding(ModelConfig config)
    {
        if (_checks.Any(check => check.Status == ModelCheck.Failed))
        {
            return null;
        }

        using var store = TensorStore.Open(_folder);
        using var denoiser = CpuDenoiser.Load(config, store, WorkerPool.CallerOnly);
        var options = GenerationOptions.Greedy(config.BlockLength, steps: 1);
        var result = new Decoder(denoiser).Decode(new DecodeRequest([], options));
        return result.Trace.Commits.All(commit => float.IsFinite(commit.Logit))
            ? $"a block of {config.BlockLength} tokens decodes"
            : throw new CommandException("A decoded block has infinite logits; train or download the model again.");
    }

    private string CheckTokenizer(ModelConfig config)
    {
        var tokenizer = Tokenizer.Open(_folder);
        TokenizerChecks.Check(tokenizer, config, _folder);
        return $"{tokenizer.VocabularySize} ids, special tokens as in the configuration";
    }

    private string? CheckStops(ModelConfig config) => Exists(GenerationDefaults.FileName)
        ? $"{GenerationDefaults.Read(_folder, config.VocabularySize).StopTokens.Count} stop tokens, in the vocabulary"
        : null;

    private string? CheckCatalogue(ModelConfig config)
    {
        if (!Exists(ConceptCatalogue.FileName))
        {
            return null;
        }

        var known = config.Concepts.Known;
        var named = ConceptCatalogue.Read(_folder, known).Entries.Count;
        return named == known
            ? $"{named} known concepts, all named"
            : throw new CommandException(
                $"{ConceptCatalogue.FileName} names {named} of {known} known concepts; add the missing ones.");
    }

    private bool Exists(string file) => File.Exists(Path.Combine(_folder, file));

    private void CheckWith(string name, Func<ModelConfig, string?> check)
    {
        if (_config is { } config)
        {
            Check(name, () => check(config));
        }
        else
        {
            _checks.Add(new ModelCheck(name, ModelCheck.Skipped, "needs a configuration that can be read"));
        }
    }

    private void Check(string name, Func<string?> check)
    {
        try
        {
            _checks.Add(check() is { } found
                ? new ModelCheck(name, ModelCheck.Passed, found)
                : new ModelCheck(name, ModelCheck.Skipped, "the folder has no such file, or an earlier check failed"));
        }
        catch (Exception exception) when (ErrorSentence.Of(exception) is not null)
        {
            _checks.Add(new ModelCheck(name, ModelCheck.Failed, ErrorSentence.Of(exception)!));
        }
    }
}
