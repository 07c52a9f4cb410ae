using System.Text;

namespace Whence.Cli.Tests.Support;

/// <summary>A writer that fails as no writer should.</summary>
internal sealed class ClosedWriter : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => throw new NotSupportedException("broken on purpose");
}
