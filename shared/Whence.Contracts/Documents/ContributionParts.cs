namespace Whence.Contracts.Documents;

/// <summary>A logit as the sum of its three parts, in logits.</summary>
/// <param name="Known">What the known concepts add.</param>
/// <param name="Discovered">What the discovered concepts add.</param>
/// <param name="Residual">What no concept explains.</param>
public sealed record ContributionParts(float Known, float Discovered, float Residual);
