namespace Whence.Hosting.Messaging.Bus;

/// <summary>Finds out whether the broker answers somebody new.</summary>
internal interface IBrokerProbe
{
    /// <summary>Returns whether it does, within two seconds.</summary>
    Task<bool> AnswersAsync();
}
