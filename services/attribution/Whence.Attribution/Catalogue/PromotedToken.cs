namespace Whence.Attribution.Catalogue;

/// <summary>A token that a concept speaks for.</summary>
/// <param name="Id">The token id.</param>
/// <param name="Text">Its text.</param>
/// <param name="Alignment">Its logit under the concept's unit embedding.</param>
internal sealed record PromotedToken(int Id, string Text, float Alignment);
