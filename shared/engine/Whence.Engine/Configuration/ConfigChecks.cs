namespace Whence.Engine.Configuration;

/// <summary>Refuses configurations that no model can have, before any memory is asked for.</summary>
internal static class ConfigChecks
{
    public static void Check(ModelConfig config, ConfigSection file)
    {
        Require(
            config.Layers > 0 && config.Heads > 0 && config.KeyHeads > 0,
            "n_layers, n_head and n_kv_heads must be positive");
        Require(
            config.Width > 0 && config.Width % config.Heads == 0,
            $"n_embd ({config.Width}) must be a multiple of n_head ({config.Heads})");
        Require(
            config.Heads % config.KeyHeads == 0,
            $"n_head ({config.Heads}) must be a multiple of n_kv_heads ({config.KeyHeads})");
        Require(
            !config.Rotary || config.HeadDim % 2 == 0,
            $"n_embd / n_head ({config.HeadDim}) must be even for rotary positions");
        Require(
            config.BlockLength > 0 && config.ContextLength >= config.BlockLength,
            "diff_block_size must be positive and at most block_size");
        Require(config.MlpWidth > 0 && config.VocabularySize > 0, "intermediate_size and vocab_size must be positive");
        Require(
            IsPositive(config.NormEpsilon) && IsPositive(config.RotaryBase),
            "norm_eps and rope_base must be positive and finite");
        Require(config.ClipQkv is null or > 0, "clip_qkv must be positive or null");
        CheckConcepts(config.Concepts, Require);
        CheckTokens(config, Require);

        void Require(bool condition, string message)
        {
            if (!condition)
            {
                throw file.Invalid(message);
            }
        }
    }

    private static void CheckConcepts(ConceptConfig concepts, Action<bool, string> require)
    {
        require(
            concepts.Known > 0 && concepts.Discovered >= 0,
            "n_concepts must be positive and n_unknown_concepts not negative");
        require(concepts.PadMultiple > 0, "pad_multiple must be positive");
        require(concepts.TopKnown is null or > 0, "topk_known must be positive or null");
        require(concepts.TopKnownFeatures is null or > 0, "topk_known_features must be positive or null");
        require(concepts.TopDiscovered is null or > 0, "unknown_topk must be positive or null");
        require(concepts.DiscoveredRank is null or > 0, "factorize_rank must be positive");
    }

    private static void CheckTokens(ModelConfig config, Action<bool, string> require)
    {
        var tokens = config.Tokens;
        (string Key, int? Id)[] ids =
        [
            ("mask_token_id", tokens.Mask),
            ("pad_token_id", tokens.Pad),
            ("bos_token_id", tokens.Bos),
            ("eos_token_id", tokens.EndOfText),
            ("endofchunk_token_id", tokens.EndOfChunk),
            ("eot_id", tokens.EndOfTurn),
        ];
        foreach (var (key, id) in ids)
        {
            require(
                id is null || (uint)id < (uint)config.VocabularySize,
                $"{key} ({id}) lies outside the vocabulary; use an id from 0 to {config.VocabularySize - 1}");
        }
    }

    private static bool IsPositive(float value) => value > 0 && float.IsFinite(value);
}
