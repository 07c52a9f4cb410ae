namespace Whence.Explanations.Inputs.Methods;

/// <summary>A way to score units. The game knows the values of nothing and of everything masked.</summary>
internal interface IUnitMethod
{
    Task<UnitScores> ScoreAsync(MaskingGame game, CancellationToken cancellation);
}
