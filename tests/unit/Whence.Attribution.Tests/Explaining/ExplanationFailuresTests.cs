using Whence.Attribution.Explaining;
using Whence.Attribution.Jobs;

namespace Whence.Attribution.Tests.Explaining;

/// <summary>What those are told whose explanation ends without a result.</summary>
public sealed class ExplanationFailuresTests
{
    [Theory]
    [InlineData("Inputs", "smaller target")]
    [InlineData("Counterfactual", "regenerate false")]
    public void Late_ByKind_SaysWhatHelps(string kind, string says)
    {
        var end = ExplanationFailures.Late(Enum.Parse<ExplanationKind>(kind));
        Assert.Equal((ExplanationState.Failed, "deadline_exceeded"), (end.State, end.ErrorCode));
        Assert.Contains(says, end.ErrorDetail, StringComparison.Ordinal);
    }
}
