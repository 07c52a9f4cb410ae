using System.Text.Json;

namespace Whence.Engine.Configuration;

/// <summary>Reads config.json in both published forms: nested (a <c>concept</c> object) and flat (model hub).</summary>
public static class ConfigReader
{
    /// <summary>The file name of a configuration in a model folder.</summary>
    public const string FileName = "config.json";

    /// <summary>Reads the configuration of a model folder.</summary>
    /// <exception cref="ConfigException">The file is absent or says something that no model can have.</exception>
    public static ModelConfig ReadFolder(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            throw new ConfigException(
                $"{folder} has no {FileName}; give the folder of a model (config.json beside model.safetensors).");
        }

        return Parse(File.ReadAllText(file), file);
    }

    /// <summary>Parses a configuration.</summary>
    /// <param name="json">The text.</param>
    /// <param name="file">What errors call it.</param>
    public static ModelConfig Parse(string json, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new ConfigException($"{file}: a configuration must be a JSON object.");
            }

            return Read(new ConfigSection(document.RootElement, file));
        }
        catch (JsonException exception)
        {
            throw new ConfigException($"{file} is not valid JSON: {exception.Message}", exception);
        }
    }

    private static ModelConfig Read(ConfigSection root)
    {
        if (!root.Flag("interpretable", true))
        {
            throw root.Invalid("interpretable is false; only models with concept heads can be explained");
        }

        var width = root.Integer("n_embd");
        var heads = root.Integer("n_head");
        var config = new ModelConfig
        {
            Layers = root.Integer("n_layers"),
            Heads = heads,
            KeyHeads = root.IntegerOrNull("n_kv_heads", 4) ?? heads,
            Width = width,
            ContextLength = root.Integer("block_size", 4096),
            BlockLength = root.Integer("diff_block_size", 64),
            MlpWidth = root.OptionalInteger("intermediate_size") ?? MlpWidth(root, width),
            VocabularySize = root.Integer("vocab_size"),
            RmsNorm = root.Flag("use_rms_norm", true),
            NormEpsilon = root.Number("norm_eps", 1e-5f) ?? 1e-5f,
            NormOrder = root.Choice("norm_order", NormOrder.Post, ("post", NormOrder.Post), ("pre", NormOrder.Pre)),
            QueryKeyNorm = root.Flag("use_qk_norm", true),
            Rotary = root.Flag("use_rope", true),
            RotaryBase = root.Number("rope_base", 500_000f) ?? 500_000f,
            SwiGlu = root.Choice("mlp_type", true, ("swiglu", true), ("standard", false)),
            Activation = root.Choice(
                "activation",
                Activation.Gelu,
                ("gelu", Activation.Gelu),
                ("relu", Activation.Relu),
                ("silu", Activation.Silu)),
            Bias = root.Flag("use_bias", false),
            ClipQkv = root.Number("clip_qkv", 10f),
            TiedHead = root.Flag("weight_sharing", true),
            Tokens = ReadTokens(root),
            Concepts = ReadConcepts(root, width),
        };
        ConfigChecks.Check(config, root);
        return config;
    }

    private static int MlpWidth(ConfigSection root, int width)
    {
        var ratio = root.Integer("mlp_ratio", 4);
        return (long)ratio * width is var product and > 0 and <= int.MaxValue
            ? (int)product
            : throw root.Invalid($"mlp_ratio ({ratio}) times n_embd ({width}) must be a positive 32-bit number");
    }

    private static SpecialTokens ReadTokens(ConfigSection root) => new(
        root.Integer("mask_token_id"),
        root.Integer("pad_token_id"),
        root.Integer("bos_token_id"),
        root.Integer("eos_token_id"),
        root.Integer("endofchunk_token_id"),
        root.OptionalInteger("eot_id"));

    private static ConceptConfig ReadConcepts(ConfigSection root, int width)
    {
        var section = root.Section("concept") ?? root;
        var useDiscovered = section.Flag("use_unknown", true);
        if (section.Integer("concept_dim", width) != width)
        {
            throw root.Invalid($"concept_dim must equal n_embd ({width}), because features are added to the state");
        }

        return new ConceptConfig
        {
            Known = section.Integer("n_concepts"),
            Discovered = useDiscovered ? section.Integer("n_unknown_concepts") : 0,
            AttentionKnown = section.Flag("use_attention_known", false),
            AttentionDiscovered = section.Flag("use_attention_unknown", false),
            TopKnown = section.IntegerOrNull("topk_known", 32),
            TopKnownFeatures = section.IntegerOrNull("topk_known_features", 32),
            TopDiscovered = section.IntegerOrNull("unknown_topk", 128),
            LimitDiscovered = section.Flag("apply_topk_to_unknown", true),
            RankLogits = section.Flag("topk_on_logits", false),
            DiscoveredRank = section.Flag("factorize_unknown", true) ? section.Integer("factorize_rank", 256) : null,
            ResidualCorrection = section.Flag("use_epsilon_correction", true),
            PadMultiple = section.Integer("pad_multiple", 16),
        };
    }
}
