using Whence.Attribution;
using Whence.Hosting;
using Whence.Hosting.Health;
using Whence.Hosting.Http;
using Whence.Hosting.Messaging;
using Whence.Persistence.Schemas;

// appsettings.json lies beside the program, whatever the working folder is.
var place = new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory };
var builder = WebApplication.CreateBuilder(place);
builder.AddWhenceDefaults("attribution");
builder.AddAttribution();
builder.AddHttpPayloadStore();
builder.AddWhenceBus(routes => routes.AddAttributionHandlers());
builder.Services.AddOpenApi();
var app = builder.Build();
app.UseWhenceDefaults();
app.MapWhenceHealth();
app.MapOpenApi();
app.MapAttribution();
return await app.RunSchemaCommandAsync(args) ? 0 : await app.RunWhenceAsync();
