using System.ComponentModel;
using Whence.Engine.Diffusion;

namespace Whence.Generations.Runs;

/// <summary>One token that was decided, as callers read it.</summary>
[Description("One token that was decided.")]
internal sealed record CommitResource
{
    [Description("Tokens of one group were decided together; groups are numbered in order.")]
    public required int Order { get; init; }

    [Description("The denoising step.")]
    public required int Step { get; init; }

    [Description("The position in the sequence, prompt included.")]
    public required int Position { get; init; }

    [Description("The token id.")]
    public required int Token { get; init; }

    [Description("The token's own text; part of a character is shown as a replacement character.")]
    public required string Text { get; init; }

    [Description("The model's logit for it.")]
    public required float Logit { get; init; }

    public static CommitResource Of(Commit commit, Func<int, string> text) => new()
    {
        Order = commit.Order,
        Step = commit.Step,
        Position = commit.Position,
        Token = commit.Token,
        Text = text(commit.Token),
        Logit = commit.Logit,
    };
}
