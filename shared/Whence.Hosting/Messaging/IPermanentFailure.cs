namespace Whence.Hosting.Messaging;

/// <summary>Marks an exception that another attempt at the same message cannot mend: the message goes to the error
/// queue at once.</summary>
public interface IPermanentFailure;
