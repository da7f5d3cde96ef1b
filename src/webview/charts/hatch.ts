/** Diagonal stripes of a colour: "all others" is told from a model by more than its grey. */
export function hatch(color: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 6;
  const context = tile.getContext('2d');
  if (!context) return color;
  context.fillStyle = color;
  context.globalAlpha = 0.35;
  context.fillRect(0, 0, 6, 6);
  context.globalAlpha = 1;
  context.beginPath();
  for (const at of [-6, 0, 6]) {
    context.moveTo(at - 1, 7);
    context.lineTo(at + 7, -1);
  }
  context.strokeStyle = color;
  context.lineWidth = 2;
  context.stroke();
  return context.createPattern(tile, 'repeat') ?? color;
}
