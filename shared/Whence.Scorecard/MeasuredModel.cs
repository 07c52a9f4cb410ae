namespace Whence.Scorecard;

/// <summary>A model that was measured.</summary>
/// <param name="Name">Its name.</param>
/// <param name="WeightsSha256">The SHA-256 of its weights.</param>
public sealed record MeasuredModel(string Name, string WeightsSha256);
