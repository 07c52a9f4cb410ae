using Whence.Hosting.Problems;

namespace Whence.Generations.OpenAi;

/// <summary>The frame that makes OpenAI's clients throw within a stream.</summary>
internal sealed record StreamError(ProblemError Error)
{
    public static StreamError Of(ApiException failure) =>
        new(ProblemWriter.ErrorOf(ProblemMapping.Of(failure)));
}
