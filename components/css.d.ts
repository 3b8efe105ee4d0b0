/** CSS modules as maps of class names, and style sheets that are imported for their effect. */
declare module "*.module.css" {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
declare module "*.css";
