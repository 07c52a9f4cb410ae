using Microsoft.Extensions.Logging;
using Whence.Audit.Recording;
using Whence.Hosting.Messaging;

namespace Whence.Audit.Storage;

/// <summary>A log as a file of JSON lines; an entry is on the disk before it counts. For one process.</summary>
internal sealed class FileAuditStore : IAuditStore, IDisposable
{
    public const string FileName = "audit.jsonl";

    private readonly MemoryAuditStore _index = new();
    private readonly SemaphoreSlim _gate = new(1);
    private readonly FileStream _file;

    /// <exception cref="InvalidDataException">A line is no entry.</exception>
    public FileAuditStore(string folder, ILogger<FileAuditStore> logger)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);

        // Nobody else may open it, in this process or another.
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        try
        {
            _file.SetLength(ReadAll(path, logger));
            _file.Position = _file.Length;
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public async Task<bool> AppendAsync(
        string consumer, MessageContext context, AuditDraft draft, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_index.Next(consumer, context, draft) is not { } entry)
            {
                return false;
            }

            Write(AuditLine.Write(entry));
            _index.Add(entry);
            return true;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task<AuditEntry?> FindAsync(Guid id, string? tenant, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            return await _index.FindAsync(id, tenant, cancellation);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task<IReadOnlyList<AuditEntry>> ListAsync(AuditQuery query, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            return await _index.ListAsync(query, cancellation);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _gate.Dispose();
    }

    // A line that did not get to the disk whole is taken back, so that the next one does not continue it.
    private void Write(byte[] line)
    {
        var start = _file.Position;
        try
        {
            _file.Write(line);
            _file.Flush(flushToDisk: true);
        }
        catch
        {
            _file.SetLength(start);
            _file.Position = start;
            throw;
        }
    }

    // Returns where the last whole line ends: a half one comes from a crash, before anyone was told of its entry.
    private long ReadAll(string path, ILogger logger)
    {
        var content = new byte[_file.Length];
        _file.ReadExactly(content);
        var (start, index) = (0, 0L);
        for (int length; (length = content.AsSpan(start).IndexOf((byte)'\n')) >= 0; start += length + 1)
        {
            _index.Add(AuditLine.Read(content.AsMemory(start, length), index++, path));
        }

        if (start < content.Length)
        {
            Log.HalfLine(logger, path, content.Length - start);
        }

        return start;
    }
}
