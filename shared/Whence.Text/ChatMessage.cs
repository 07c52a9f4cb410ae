namespace Whence.Text;

/// <summary>Holds one message of a chat; the role is system, user or assistant.</summary>
public sealed record ChatMessage(string Role, string Content);
