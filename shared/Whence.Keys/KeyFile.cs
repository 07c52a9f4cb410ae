using System.Text.Json;

namespace Whence.Keys;

/// <summary>
/// The file of keys: read whole, replaced whole. A writer holds the lock file beside it, writes a new file and renames
/// it, so that a reader sees the old keys or the new ones and never a part.
/// </summary>
internal static class KeyFile
{
    private const int VersionRead = 1;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Returns the keys of a file; no file holds none.</summary>
    public static IReadOnlyList<ApiKeyRecord> Read(string path)
    {
        try
        {
            var content = JsonSerializer.Deserialize<KeyFileContent>(File.ReadAllBytes(path), Format)!;
            return content.Version != VersionRead
                ? throw new KeyException($"{path} has version {content.Version}; this program reads {VersionRead}.")
                : content.Keys.CountBy(key => key.Id).FirstOrDefault(key => key.Value > 1).Key is { } twice
                ? throw new KeyException($"{path} holds the key {twice} twice; remove one.")
                : content.Keys;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (JsonException exception)
        {
            throw new KeyException(
                $"{path} is not a file of keys ({exception.Path}); restore it or name another file.", exception);
        }
    }

    /// <summary>Replaces the keys of a file by what becomes of them; null leaves it alone.</summary>
    public static async Task UpdateAsync(
        string path,
        Func<IReadOnlyList<ApiKeyRecord>, IReadOnlyList<ApiKeyRecord>?> change,
        CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await using var held = await LockAsync(path + ".lock", cancellation);
        if (change(Read(path)) is { } keys)
        {
            await ReplaceAsync(path, new KeyFileContent(VersionRead, keys), cancellation);
        }
    }

    private static async Task ReplaceAsync(string path, KeyFileContent content, CancellationToken cancellation)
    {
        var draft = path + ".new";
        await using (var stream = new FileStream(draft, Options(FileMode.Create)))
        {
            await JsonSerializer.SerializeAsync(stream, content, Format, cancellation);
            stream.WriteByte((byte)'\n');
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, Options(FileMode.OpenOrCreate));
            }
            catch (IOException) when (attempt < 200)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(25), cancellation);
            }
        }
    }

    // Hashes are no secrets, but nobody else's business either.
    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private sealed record KeyFileContent(int Version, IReadOnlyList<ApiKeyRecord> Keys);
}
