namespace Whence.Generations.Describing;

/// <summary>Requests that work on the demonstration model.</summary>
internal static class RequestExamples
{
    public const string Generation = """
        {
          "prompt": "The keeper of the lighthouse",
          "max_new_tokens": 64,
          "steering": {"amplify": ["polite"]},
          "attribution": {"concepts": true, "top_k": 8}
        }
        """;

    public const string Chat = """
        {
          "model": "brackhaven",
          "messages": [{"role": "user", "content": "Who keeps the lighthouse?"}],
          "max_tokens": 40,
          "attribution": true
        }
        """;

    public const string Completion = """
        {
          "model": "brackhaven",
          "prompt": "The keeper of the lighthouse",
          "max_tokens": 40,
          "stop": "\n"
        }
        """;
}
