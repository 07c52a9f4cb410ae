namespace Whence.Attribution.Versions;

/// <summary>The answer of <see cref="IVersionedTexts.PutAsync"/>.</summary>
/// <param name="Text">What is the latest version now; null when there is no room for one more.</param>
/// <param name="IsNew">Whether it was added.</param>
internal sealed record PutResult(VersionedText? Text, bool IsNew);
