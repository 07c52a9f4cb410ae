using Whence.Contracts.Documents;
using Whence.Engine.Traces;
using Whence.Models;

namespace Whence.Generations.Tests.Support;

/// <summary>An attribution of one chunk that anybody can recognise.</summary>
internal static class ScriptedAttribution
{
    public static AttributionDocument Of(ModelPackage package, IReadOnlyList<TraceSegment> segments, int top)
    {
        var commits = segments.SelectMany(segment => segment.Commits).OrderBy(commit => commit.Position).ToList();
        return new AttributionDocument
        {
            Method = "concepts-closed-form/1",
            Model = package.Name,
            ModelDigest = "digest",
            Backend = "scripted",
            Chunks =
            [
                new ChunkDocument
                {
                    Index = 0,
                    Text = "",
                    StartChar = 0,
                    EndChar = 0,
                    StartPosition = commits[0].Position,
                    EndPosition = commits[^1].Position + 1,
                    Logit = 1,
                    Parts = new ContributionParts(0.5f, 0.25f, 0.25f),
                    Concepts = [.. Enumerable.Range(0, top).Select(Concept)],
                    ResidualShare = 0.25f,
                    AdditivityError = 0,
                    Tokens =
                    [
                        .. commits.Select(commit => new TokenDocument
                        {
                            Id = commit.Token,
                            Text = package.Tokenizer.TokenText(commit.Token),
                            Position = commit.Position,
                            Step = commit.Step,
                            StartChar = 0,
                            EndChar = 0,
                            Logit = commit.Logit,
                            Parts = new ContributionParts(commit.Logit, 0, 0),
                            AdditivityError = 0,
                        }),
                    ],
                },
            ],
            Verification = new VerificationDocument { AdditivityError = 0, Tolerance = 1e-4f, Ok = true },
        };
    }

    private static ConceptDocument Concept(int id) =>
        new() { Id = id, Kind = "known", Label = $"known {id}", Contribution = 1f / (id + 1), Share = 0.1f };
}
