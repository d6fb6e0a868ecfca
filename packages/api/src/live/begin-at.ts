/**
 * The stream with an id before its first event. A reader keeps it without being told of anything,
 * and so resumes from here when the line is lost before there was an event.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function beginAt(answer: Response, id: string): Response {
  const reader = answer.body?.getReader();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(`id: ${id}\n\n`));
    },
    async pull(controller) {
      const chunk = await reader?.read();
      if (chunk?.value) controller.enqueue(chunk.value);
      else controller.close();
    },
    cancel: (reason) => reader?.cancel(reason),
  });
  return new Response(body, { status: answer.status, headers: answer.headers });
}
