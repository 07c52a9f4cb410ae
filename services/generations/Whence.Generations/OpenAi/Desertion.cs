using Microsoft.Extensions.Logging;
using Whence.Generations.Coordination;

namespace Whence.Generations.OpenAi;

/// <summary>What happens when a caller leaves before the answer came: nobody could fetch it any more through this door,
/// so the generation is cancelled, unless a key says that the caller will ask again.</summary>
internal sealed class Desertion(Coordinator coordinator, ILogger<Desertion> logger)
{
    public async Task OnLeaveAsync(Guid id, bool isKeyed)
    {
        if (isKeyed)
        {
            return;
        }

        try
        {
            await coordinator.ApplyAsync(id, Interruptions.Cancel, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Log.CancelFailed(logger, id, exception);
        }
    }
}
