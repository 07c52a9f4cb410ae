namespace Whence.Catalogue;

/// <summary>How active a concept was, beside what is usual for it over the training corpus.</summary>
/// <param name="Activation">Its mean weight over the tokens, 0 to 1; where a token did not have it among its strongest,
/// it counts as zero.</param>
/// <param name="Lift">How many times more than usual, or null where the model was not measured.</param>
/// <param name="ZScore">The same in standard deviations above the mean, or null.</param>
public sealed record ConceptActivity(double Activation, double? Lift, double? ZScore);
