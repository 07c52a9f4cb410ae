namespace Whence.Representations.Prompts;

/// <summary>What a prompt is searched for.</summary>
public abstract record PromptGoal
{
    private protected PromptGoal()
    {
    }
}
