namespace Whence.Safetensors.Tests;

public sealed class FileChangeTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _path;
    private readonly TensorStore _store;

    public FileChangeTests()
    {
        _path = _folder.At("model.safetensors");
        TensorWriter.Write(_path, [TensorData.Floats("t", [100_000], new float[100_000])]);
        _store = TensorStore.Open(_path);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void EnsureUnchanged_UntouchedFile_Passes()
    {
        _store.EnsureUnchanged();

        Assert.Equal(100_000, _store.ReadFloats("t").Length);
    }

    [Fact]
    public void EnsureUnchanged_FileThatGrew_IsRefused()
    {
        Edit(file => file.SetLength(file.Length + 1));

        Refuse();
    }

    [Fact]
    public void EnsureUnchanged_FileOfSameLengthAndAnotherTime_IsRefused()
    {
        File.SetLastWriteTimeUtc(_path, File.GetLastWriteTimeUtc(_path).AddSeconds(1));

        Refuse();
    }

    [Fact]
    public void EnsureUnchanged_RemovedFile_IsRefused()
    {
        File.Delete(_path);

        Refuse();
    }

    [Fact]
    public void EnsureUnchanged_FileReplacedByRename_IsRefusedButStaysReadable()
    {
        TensorWriter.Write(_path, [TensorData.Floats("t", [1], [1f])]);

        Refuse();
        Assert.Equal(new float[100_000], _store.ReadFloats("t"));
    }

    [Fact]
    public void ReadFloats_FileThatShrank_IsRefusedBeforeTheLostPagesAreTouched()
    {
        Edit(file => file.SetLength(file.Length / 2));

        Refuse();
        Refusal.Of(SafetensorsError.FileChanged, _path, null, () => _store.ReadFloats("t"));
        Refusal.Of(SafetensorsError.FileChanged, _path, null, () => _store.Sha256());
        Refusal.Of(SafetensorsError.FileChanged, _path, null, () => TensorSchema.CheckFinite(_store));
    }

    [Fact]
    public void Sha256_FileOverwrittenInPlaceWithTheSameTime_Differs()
    {
        var verified = _store.Sha256();
        var time = File.GetLastWriteTimeUtc(_path);

        Edit(file => file.Write("x"u8));
        File.SetLastWriteTimeUtc(_path, time);

        Assert.NotEqual(verified, _store.Sha256());
    }

    private void Refuse() => Refusal.Of(SafetensorsError.FileChanged, _path, null, _store.EnsureUnchanged);

    // As a program that ignores locks would.
    private void Edit(Action<FileStream> edit)
    {
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(-1, SeekOrigin.End);
        edit(file);
    }
}
