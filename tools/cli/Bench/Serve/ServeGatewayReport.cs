namespace Whence.Cli.Bench.Serve;

/// <summary>What the gateway adds.</summary>
/// <param name="Streams">Streams that were opened beside the measured requests.</param>
/// <param name="StillOpen">Those of them whose generation had not ended when the measurement had.</param>
/// <param name="PerSecond">Requests a second, of both ways together.</param>
/// <param name="Get">Reading a finished generation.</param>
/// <param name="Events">Reading all events of a finished generation.</param>
internal sealed record ServeGatewayReport(
    int Streams, int StillOpen, double PerSecond, ServePairs Get, ServePairs Events);
