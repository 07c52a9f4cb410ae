using System.Globalization;

namespace Whence.Steering.Profiles;

/// <summary>Profiles as files: a folder for each name, a file for each version. Several processes may share it.
/// </summary>
public sealed class FolderProfileStore(string folder) : IProfileStore
{
    private const string Extension = ".json";

    private static long written;

    /// <inheritdoc/>
    public async Task<SteeringProfile> AppendAsync(SteeringProfile profile, CancellationToken cancellation = default)
    {
        ProfileChecks.Check(profile);
        Directory.CreateDirectory(Of(profile.Name));
        while (true)
        {
            var next = profile with { Version = Latest(profile.Name) + 1 };
            if (await TryWriteAsync(next, cancellation).ConfigureAwait(false))
            {
                return next;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<SteeringProfile?> FindAsync(
        string name, int? version = null, CancellationToken cancellation = default)
    {
        ProfileChecks.CheckName(name);
        var file = FileOf(name, version ?? Latest(name));
        return File.Exists(file)
            ? ProfileJson.Read(await File.ReadAllTextAsync(file, cancellation).ConfigureAwait(false))
            : null;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<int>> VersionsAsync(string name, CancellationToken cancellation = default)
    {
        ProfileChecks.CheckName(name);
        return Task.FromResult(Versions(name));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SteeringProfile>> ListAsync(CancellationToken cancellation = default)
    {
        var profiles = new List<SteeringProfile>();
        var folders = Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
        foreach (var name in folders.Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal))
        {
            if (await FindAsync(name, null, cancellation).ConfigureAwait(false) is { } profile)
            {
                profiles.Add(profile);
            }
        }

        return profiles;
    }

    // A whole file appears under its name at once, and never over another: who comes second takes the next version.
    private async Task<bool> TryWriteAsync(SteeringProfile profile, CancellationToken cancellation)
    {
        var file = FileOf(profile.Name, profile.Version);
        var draft = $"{file}.{Environment.ProcessId}-{Interlocked.Increment(ref written)}.draft";
        try
        {
            await File.WriteAllTextAsync(draft, ProfileJson.Write(profile), cancellation).ConfigureAwait(false);
            File.Move(draft, file, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(file))
        {
            return false;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private IReadOnlyList<int> Versions(string name) => !Directory.Exists(Of(name)) ? [] :
    [
        .. Directory.GetFiles(Of(name), "*" + Extension)
            .Select(file => int.Parse(
                Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture))
            .Order(),
    ];

    private int Latest(string name) => Versions(name) is [.., var latest] ? latest : 0;

    private string Of(string name) => Path.Combine(folder, name);

    private string FileOf(string name, int version) =>
        Path.Combine(Of(name), version.ToString(CultureInfo.InvariantCulture) + Extension);
}
