namespace Whence.Engine.Parameters;

/// <summary>The names of the weights in a published checkpoint.</summary>
internal static class ParameterNames
{
    public const string Embedding = "transformer.tok_emb.weight";
    public const string Head = "transformer.lm_head.weight";
    public const string FinalNorm = "transformer.ln_f";
    public const string KnownHead = "known_head";
    public const string DiscoveredHead = "unknown_head";
    public const string ConceptEmbedding = ".concept_embedding.weight";
    public const string ConceptPredictor = ".concept_predictor.weight";
    public const string ConceptQuery = ".concept_query_projection.weight";
    public const string Coefficients = ".embedding_coef.weight";
    public const string Basis = ".embedding_basis.weight";
    public const string PredictorDown = ".predictor_down.weight";
    public const string PredictorUp = ".predictor_up.weight";

    public static string Block(int layer) => $"transformer.blocks.{layer}";

    public static string Attention(int layer) => Block(layer) + ".attn.c_attn";

    public static string AttentionOutput(int layer) => Block(layer) + ".attn.c_proj";

    public static string QueryNorm(int layer) => Block(layer) + ".attn.q_norm";

    public static string KeyNorm(int layer) => Block(layer) + ".attn.k_norm";

    public static string FirstNorm(int layer) => Block(layer) + ".ln_1";

    public static string SecondNorm(int layer) => Block(layer) + ".ln_2";

    public static string MlpInput(int layer) => Block(layer) + ".mlp.c_fc";

    public static string MlpOutput(int layer) => Block(layer) + ".mlp.c_proj";
}
