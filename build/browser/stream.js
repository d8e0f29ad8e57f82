/** A stream that nothing flows through: the parser is used without the stream around it. */
export class Transform {
  emit() {}
}
