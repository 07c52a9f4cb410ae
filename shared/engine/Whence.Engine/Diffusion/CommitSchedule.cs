namespace Whence.Engine.Diffusion;

/// <summary>How many tokens each step of a block commits: as even as can be, the larger numbers first.</summary>
internal static class CommitSchedule
{
    public static int TokensAt(int step, int masked, int steps) =>
        (masked / steps) + (step < masked % steps ? 1 : 0);
}
