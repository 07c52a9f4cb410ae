namespace Whence.Trainer.Evaluation;

/// <summary>Right answers to one kind of question, and the wrong ones.</summary>
internal sealed record Score(string Name, int Right, int Asked, IReadOnlyList<string> Wrong)
{
    public double Share => Asked == 0 ? 0 : (double)Right / Asked;
}
