using Whence.Contracts.Documents;

namespace Whence.Attribution.Explaining;

/// <summary>The body of <c>POST /v1/generations/{id}/explanations</c>.</summary>
/// <param name="Method">ig, gradient, itp, hipe (the default), ablation or shapley.</param>
/// <param name="Target">answer (the default), chunk:N or token:N, counted from 0.</param>
/// <param name="Unit">token, word (the default), sentence, message, or span (the default with spans).</param>
/// <param name="Spans">The parts of the prompt that are the units, in code points.</param>
/// <param name="Scale">logprob (the default) or logit.</param>
/// <param name="Budget">The evaluations per snapshot that the method may use, 1 to 4096.</param>
/// <param name="Seed">0 to 9007199254740991; 0 by default.</param>
internal sealed record ExplanationRequest(
    string? Method = null,
    string? Target = null,
    string? Unit = null,
    IReadOnlyList<CharSpan>? Spans = null,
    string? Scale = null,
    int? Budget = null,
    long? Seed = null);
