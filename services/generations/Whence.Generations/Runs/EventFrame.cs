namespace Whence.Generations.Runs;

/// <summary>One server-sent event.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">The number of the event that it is the last frame of; null for the frames before.</param>
/// <param name="Data">JSON.</param>
internal sealed record EventFrame(string Name, int? Id, byte[] Data);
